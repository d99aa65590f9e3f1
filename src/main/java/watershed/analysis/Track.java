package watershed.analysis;

/**
 * A pair on a JDK.
 *
 * @param jdk {@link watershed.record.Jdk#id()}
 */
record Track(String jdk, Pair pair) {}
