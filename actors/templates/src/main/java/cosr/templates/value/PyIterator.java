package cosr.templates.value;

import java.util.Iterator;

/** A Python iterator or generator: it can be walked once. The type is the name Python gives it. */
public record PyIterator(String type, Iterator<Object> items) {}
