package cosr.datasets;

import cosr.protocol.AnswerForm;
import cosr.protocol.Check;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A row as a task.
 *
 * @param row its number in the file, from 1; of JSON lines that of the line
 * @param prompt as the file has it, without the white space around it
 * @param solution a whole attempt that is right: the reference solution, or the bare answer
 * @param answer what the check compares with, for people; of a program its reference
 * @param subject that the row names
 * @param level that the row names
 */
public record Item(
    int row,
    String prompt,
    AnswerForm form,
    Check check,
    String solution,
    String answer,
    Optional<String> subject,
    OptionalInt level) {}
