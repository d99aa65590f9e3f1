package watershed.lab;

import static java.util.Locale.ROOT;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import watershed.lab.Check.Outcome;
import watershed.lab.SystemFiles.Reading;

/**
 * Asks for every CPU for a moment and sees who else gets it. An idle machine shows no steal however
 * busy its host is, since nothing asks for CPU: so this one does.
 */
final class LoadProbe {
  private static final String STAT = "/proc/stat";

  /**
   * Kernel's counts since boot, over all CPUs, in ticks.
   *
   * @param busy in use by anything in this system
   * @param steal wanted, but given to another system by the hypervisor
   * @param total all of time
   */
  record Ticks(long busy, long steal, long total) {
    /** Reads the first line of {@code /proc/stat}; empty where it is no such file. */
    static Optional<Ticks> parse(String stat) {
      String[] f = stat.lines().findFirst().orElse("").split("\\s+");
      if (f.length < 9 || !f[0].equals("cpu")) {
        return Optional.empty();
      }
      long[] t = new long[9];
      long total = 0;
      for (int i = 1; i <= 8; i++) {
        t[i] = Long.parseLong(f[i]);
        total += t[i];
      }
      // user nice system idle iowait irq softirq steal; guest time is part of user time.
      return Optional.of(new Ticks(t[1] + t[2] + t[3] + t[6] + t[7], t[8], total));
    }
  }

  /**
   * Who had the CPUs over a span of time, as shares of all CPU time in it.
   *
   * @param own this process
   * @param others other processes and the kernel
   * @param steal other systems on the host
   * @param millis length of the span
   */
  record Shares(double own, double others, double steal, long millis) {
    static Optional<Shares> between(Ticks a, Ticks b, double ownShare, long millis) {
      double total = b.total() - a.total();
      if (total <= 0) {
        return Optional.empty();
      }
      double others = Math.max(0, (b.busy() - a.busy()) / total - ownShare);
      return Optional.of(new Shares(ownShare, others, (b.steal() - a.steal()) / total, millis));
    }
  }

  private final Reading first;
  private final Optional<Shares> shares;
  private final Optional<String> average;

  private LoadProbe(Reading first, Optional<Shares> shares, Optional<String> average) {
    this.first = first;
    this.shares = shares;
    this.average = average;
  }

  /**
   * Burns CPU on some threads for a while, reading the counts before and after.
   *
   * @param threads number of CPUs that this process may use
   * @param millis how long
   */
  static LoadProbe burn(SystemFiles files, int threads, int millis) {
    Reading first = files.read(STAT);
    Optional<String> average =
        files.read("/proc/loadavg").value().map(text -> text.replaceAll(" \\S+/.*", ""));
    Optional<Ticks> before = first.value().flatMap(Ticks::parse);
    if (before.isEmpty()) {
      return new LoadProbe(first, Optional.empty(), average);
    }
    int cpus = (int) first.value().orElse("").lines().filter(l -> l.matches("cpu\\d.*")).count();
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpuBefore = system.getProcessCpuTime();
    long start = System.nanoTime();
    spin(threads, start + TimeUnit.MILLISECONDS.toNanos(millis));
    long wall = System.nanoTime() - start;
    double own = (system.getProcessCpuTime() - cpuBefore) / (double) (wall * Math.max(1, cpus));
    Optional<Ticks> after = files.read(STAT).value().flatMap(Ticks::parse);
    Optional<Shares> shares =
        after.flatMap(b -> Shares.between(before.get(), b, own, wall / 1_000_000));
    return new LoadProbe(first, shares, average);
  }

  Outcome steal() {
    return shares.map(LoadProbe::gradeSteal).orElseGet(this::unreadable);
  }

  Outcome others() {
    String tail = average.map(text -> "; load average " + text).orElse("");
    return shares.map(s -> gradeOthers(s, tail)).orElseGet(this::unreadable);
  }

  static Outcome gradeSteal(Shares shares) {
    String observed =
        String.format(
            ROOT, "%.1f %% while asking for all CPUs for %d ms", 100 * shares.steal, shares.millis);
    if (shares.steal > 0.10) {
      return Outcome.invalid(observed, "the host gives the CPU to others: move, or wait");
    }
    return shares.steal > 0.015
        ? Outcome.degrades(observed, "the host is busy: more blocks, or wait")
        : Outcome.fine(observed);
  }

  static Outcome gradeOthers(Shares shares, String tail) {
    String observed =
        String.format(
            ROOT, "%.0f %% of CPU time over %d ms%s", 100 * shares.others, shares.millis, tail);
    if (shares.others > 0.25) {
      return Outcome.invalid(observed, "stop what else runs here: top shows it");
    }
    return shares.others > 0.05
        ? Outcome.degrades(observed, "stop what else runs here: top shows it")
        : Outcome.fine(observed);
  }

  private Outcome unreadable() {
    String why =
        first.text() == null
            ? first.unreadable()
            : "not readable here: " + STAT + " (its counts do not move or are of another form)";
    return Outcome.degrades(why, "make sure that nothing else runs here");
  }

  private static void spin(int threads, long until) {
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread =
          new Thread(
              () -> {
                while (System.nanoTime() < until) {
                  Thread.onSpinWait();
                }
              },
              "load-probe-" + i);
      thread.setDaemon(true);
      thread.start();
      all.add(thread);
    }
    for (Thread thread : all) {
      while (thread.isAlive()) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }
}
