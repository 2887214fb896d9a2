package cosr.protocol;

/** Everything that is sent between nodes as it is, by the one serializer. */
public interface Wired {}
