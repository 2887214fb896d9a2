package cosr.protocol;

import java.util.SortedMap;

/**
 * What decides a task: an open kind with a version and parameters. The expected answer is a
 * parameter, so a check is seen by the Curator and the Verifier only.
 */
public record Check(String kind, int version, SortedMap<String, String> parameters) {}
