package cosr.protocol;

/**
 * A position in one role's stream.
 *
 * @param sequence number of the last event
 * @param chain SHA-256 of that event's sequence number, manifest and bytes, in hex
 * @param state SHA-256 of the role's state after it, in hex
 */
public record Head(Role role, long sequence, String chain, String state) {}
