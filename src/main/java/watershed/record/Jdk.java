package watershed.record;

/**
 * A JDK that forks ran on.
 *
 * @param id what tells it apart within a run, such as {@code 17.0.15} or {@code 25.0.3-2} when two
 *     builds share a version
 * @param version {@code java.version}
 * @param vendor {@code java.vendor}
 * @param vm {@code java.vm.name} and {@code java.vm.version}
 */
public record Jdk(String id, String version, String vendor, String vm) {
  /** The feature release: 17 of {@code 17.0.15}. */
  public int feature() {
    return Runtime.Version.parse(version).feature();
  }
}
