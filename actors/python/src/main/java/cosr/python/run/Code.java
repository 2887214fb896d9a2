package cosr.python.run;

import java.util.List;

/**
 * A compiled function.
 *
 * @param places where arguments go: a slot, or the complement of a cell; in the order of {@code
 *     positional}, {@code named}, then rest and mapping where there are any
 * @param captured cells of the frame around that the function takes along
 */
@SuppressWarnings("ArrayRecordComponent")
record Code(
    String name,
    List<String> positional,
    List<String> named,
    boolean rest,
    boolean mapping,
    int[] places,
    Scope scope,
    int[] captured,
    Step body,
    int height) {}
