package cosr.persistence;

/**
 * An event that nobody waits for, since what follows from it was asked for already. Its commit may
 * wait a few milliseconds for that of another stream and go with it.
 */
public interface Unhurried {}
