package cosr.persistence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * Brings a record of an older version into the shape of the next one.
 *
 * @param name wire name without version
 * @param from version that it reads; it writes {@code from + 1}
 */
public record Upcaster(String name, int from, UnaryOperator<ObjectNode> change) {}
