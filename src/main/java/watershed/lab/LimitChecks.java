package watershed.lab;

import static java.util.Locale.ROOT;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import watershed.lab.Check.Outcome;
import watershed.lab.SystemFiles.Reading;

/** What the system lets this process have: CPU time and memory. */
final class LimitChecks {
  private static final long MIB = 1 << 20;
  private static final long ROOMY_MIB = 4096;
  private static final long LEAST_MIB = 1024;

  private LimitChecks() {}

  /**
   * @param usable logical CPUs that this process may use
   */
  static Check cpuQuota(int usable) {
    return files -> {
      Reading groups = files.read("/proc/self/cgroup");
      if (groups.text() == null) {
        return Outcome.fine(groups.unreadable() + ", so no control group limits CPU time");
      }
      Cgroup cgroup = new Cgroup(files);
      OptionalDouble quota = cgroup.cpuQuota();
      if (quota.isEmpty()) {
        return Outcome.fine("none");
      }
      double cpus = quota.getAsDouble();
      OptionalLong throttled = cgroup.throttledPeriods();
      String observed =
          String.format(ROOT, "%.2f CPUs' worth of time for %d CPUs", cpus, usable)
              + (throttled.isPresent()
                  ? ", " + throttled.getAsLong() + " periods throttled so far"
                  : "");
      int online =
          files
              .read(CpuChecks.CPUS + "/online")
              .value()
              .map(list -> SystemFiles.cpuList(list).size())
              .orElse(usable);
      if (cpus < usable) {
        return Outcome.invalid(
            observed,
            "threads are stopped for tens of ms: lift the quota, or use a cpuset instead of it");
      }
      return cpus < online
          ? Outcome.degrades(
              observed, "collector and compiler threads eat into it: use a cpuset instead")
          : Outcome.fine(observed);
    };
  }

  static Outcome memoryLimit(SystemFiles files) {
    Reading meminfo = files.read("/proc/meminfo");
    OptionalLong total = kib(meminfo, "MemTotal");
    OptionalLong limit = new Cgroup(files).memoryLimit();
    if (total.isEmpty() && limit.isEmpty()) {
      return Outcome.degrades(meminfo.unreadable(), "make sure that 4 GiB are free");
    }
    long totalMib = total.orElse(Long.MAX_VALUE) / 1024;
    long limitMib = limit.orElse(Long.MAX_VALUE) / MIB;
    String observed =
        limitMib < totalMib
            ? "control group allows " + limitMib + " MiB"
            : "no control group limit, " + totalMib + " MiB installed";
    return graded(Math.min(limitMib, totalMib), observed, "raise the limit to 4 GiB");
  }

  static Outcome memoryAvailable(SystemFiles files) {
    Reading meminfo = files.read("/proc/meminfo");
    OptionalLong available = kib(meminfo, "MemAvailable");
    if (available.isEmpty()) {
      return Outcome.degrades(meminfo.unreadable(), "make sure that 4 GiB are free");
    }
    long mib = available.getAsLong() / 1024;
    return graded(mib, mib + " MiB available", "close what holds memory");
  }

  static Outcome swap(SystemFiles files) {
    Reading meminfo = files.read("/proc/meminfo");
    OptionalLong total = kib(meminfo, "SwapTotal");
    OptionalLong free = kib(meminfo, "SwapFree");
    if (total.isEmpty() || free.isEmpty()) {
      return Outcome.degrades(
          meminfo.unreadable(), "make sure that the system is not short of memory");
    }
    long used = (total.getAsLong() - free.getAsLong()) / 1024;
    String observed = used + " MiB of " + total.getAsLong() / 1024 + " MiB in use";
    return used == 0
        ? Outcome.fine(total.getAsLong() == 0 ? "none configured" : observed)
        : Outcome.degrades(observed, "a heap page fetched from disk is an outlier: swapoff -a");
  }

  private static Outcome graded(long mib, String observed, String advice) {
    String why = ": all forks of a block keep their heaps at once";
    if (mib < LEAST_MIB) {
      return Outcome.invalid(observed, advice + why);
    }
    return mib < ROOMY_MIB ? Outcome.degrades(observed, advice + why) : Outcome.fine(observed);
  }

  private static OptionalLong kib(Reading meminfo, String key) {
    if (meminfo.text() == null) {
      return OptionalLong.empty();
    }
    return meminfo
        .text()
        .lines()
        .filter(line -> line.startsWith(key + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst();
  }
}
