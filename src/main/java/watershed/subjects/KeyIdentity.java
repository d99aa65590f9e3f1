package watershed.subjects;

/**
 * What a look-up brings along. Spelled in lower case because the names are what users type.
 *
 * <p>A map that compares references first never calls {@code equals} on an identical key, nor reads
 * the stored key's memory; a server's keys come off the wire, and are equal at best.
 */
public enum KeyIdentity {
  /** The very object that the map holds. */
  identical,
  /** Another object equal to it. */
  equal
}
