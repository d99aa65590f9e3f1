package watershed.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The limits that control groups of either version put on this process. A limit set on any ancestor
 * binds, so the tightest of the chain counts.
 */
final class Cgroup {
  private static final String MOUNT = "/sys/fs/cgroup";

  private final SystemFiles files;

  Cgroup(SystemFiles files) {
    this.files = files;
  }

  /** CPUs' worth of time that may be used; empty where nothing limits it. */
  OptionalDouble cpuQuota() {
    OptionalDouble tightest = OptionalDouble.empty();
    for (String folder : folders("cpu")) {
      String max = files.read(folder + "/cpu.max").text();
      if (max != null) {
        String[] quotaAndPeriod = max.split("\\s+");
        tightest = least(tightest, share(quotaAndPeriod[0], quotaAndPeriod[1]));
      }
      String quota = files.read(folder + "/cpu.cfs_quota_us").text();
      String period = files.read(folder + "/cpu.cfs_period_us").text();
      if (quota != null && period != null) {
        tightest = least(tightest, share(quota, period));
      }
    }
    return tightest;
  }

  /** Periods in which this process or a neighbour in its group was stopped for its quota. */
  OptionalLong throttledPeriods() {
    for (String folder : folders("cpu")) {
      String stat = files.read(folder + "/cpu.stat").text();
      if (stat != null) {
        for (String line : stat.split("\n", -1)) {
          if (line.startsWith("nr_throttled ")) {
            return OptionalLong.of(Long.parseLong(line.substring("nr_throttled ".length())));
          }
        }
      }
    }
    return OptionalLong.empty();
  }

  /** Bytes of memory that may be used; empty where nothing limits it. */
  OptionalLong memoryLimit() {
    long tightest = Long.MAX_VALUE;
    for (String folder : folders("memory")) {
      for (String name : List.of("/memory.max", "/memory.limit_in_bytes")) {
        String limit = files.read(folder + name).text();
        if (limit != null && !limit.equals("max")) {
          tightest = Math.min(tightest, Long.parseLong(limit));
        }
      }
    }
    // Version 1 says "unlimited" by the largest number of whole pages.
    return tightest > Long.MAX_VALUE / 2 ? OptionalLong.empty() : OptionalLong.of(tightest);
  }

  /** The groups that bind, own group first, up to the mount. */
  private List<String> folders(String controller) {
    List<String> all = new ArrayList<>();
    String groups = files.read("/proc/self/cgroup").text();
    if (groups == null) {
      return all;
    }
    for (String line : groups.split("\n", -1)) {
      String[] fields = line.split(":", 3);
      if (fields.length < 3) {
        continue;
      }
      if (fields[0].equals("0") && fields[1].isEmpty()) {
        addChain(all, MOUNT, fields[2]);
        addChain(all, MOUNT + "/unified", fields[2]);
      } else if (Arrays.asList(fields[1].split(",", -1)).contains(controller)) {
        addChain(all, MOUNT + "/" + controller, fields[2]);
        addChain(all, MOUNT + "/" + fields[1], fields[2]);
      }
    }
    return all;
  }

  /** In a container the path is often the host's and not to be seen: then only the mount is. */
  private static void addChain(List<String> all, String mount, String path) {
    String rest = path;
    while (rest.length() > 1 && !rest.contains("..")) {
      add(all, mount + rest);
      rest = rest.substring(0, Math.max(0, rest.lastIndexOf('/')));
    }
    add(all, mount);
  }

  private static void add(List<String> all, String folder) {
    if (!all.contains(folder)) {
      all.add(folder);
    }
  }

  private static @Nullable Double share(String quota, String period) {
    if (quota.equals("max") || quota.startsWith("-")) {
      return null;
    }
    return Double.parseDouble(quota) / Double.parseDouble(period);
  }

  private static OptionalDouble least(OptionalDouble known, @Nullable Double other) {
    if (other == null) {
      return known;
    }
    return OptionalDouble.of(Math.min(known.orElse(Double.MAX_VALUE), other));
  }
}
