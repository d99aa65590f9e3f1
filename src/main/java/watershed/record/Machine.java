package watershed.record;

import java.util.List;

/**
 * Stable facts of the hardware; nothing that names a host or a user.
 *
 * @param id name of its directory under {@code results}, made of model and CPU count
 * @param cpu vendor's model name
 * @param microarchitecture family, model and stepping as the vendor gives them
 * @param sockets packages
 * @param cores physical cores
 * @param cpus logical CPUs that this process may use
 * @param numaNodes NUMA nodes
 * @param caches each cache level, as seen by one core
 * @param lineBytes coherence line size that the system reports; 0 where it reports none
 * @param memoryMiB physical memory
 * @param os name and kernel release
 * @param virtualisation hypervisor, or {@code none detected}
 */
public record Machine(
    String id,
    String cpu,
    String microarchitecture,
    int sockets,
    int cores,
    int cpus,
    int numaNodes,
    List<Cache> caches,
    int lineBytes,
    long memoryMiB,
    String os,
    String virtualisation) {
  private static final double MEMORY_TOLERANCE = 0.02;

  public Machine {
    caches = List.copyOf(caches);
  }

  /** Bytes in a cache line: as the system reports, or the usual number where it reports none. */
  public int line() {
    return lineBytes > 0 ? lineBytes : FieldSlot.LINE;
  }

  /**
   * Whether two readings are of one machine, whatever it is called: all is equal but for memory, of
   * which kernels give themselves a little more or less at every start.
   */
  public boolean isSame(Machine other) {
    long apart = Math.abs(memoryMiB - other.memoryMiB);
    return apart <= memoryMiB * MEMORY_TOLERANCE && of(other.id, other.memoryMiB).equals(other);
  }

  /** The same by another name. */
  public Machine called(String name) {
    return of(name, memoryMiB);
  }

  private Machine of(String name, long mib) {
    return new Machine(
        name,
        cpu,
        microarchitecture,
        sockets,
        cores,
        cpus,
        numaNodes,
        caches,
        lineBytes,
        mib,
        os,
        virtualisation);
  }

  /**
   * One cache.
   *
   * @param level 1 to 4
   * @param type {@code Data}, {@code Instruction} or {@code Unified}
   * @param kib size of one instance in KiB
   * @param sharedBy number of logical CPUs that share one instance; 0 where the system does not
   *     tell
   */
  public record Cache(int level, String type, long kib, int sharedBy) {}
}
