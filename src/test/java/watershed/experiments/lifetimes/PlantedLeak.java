package watershed.experiments.lifetimes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Requests that end well, but for a known share of them: prints {@code contexts PERCENT
 * reachable-percent heap-percent graph-percent} and {@code threads PLANTED found}.
 */
public final class PlantedLeak {
  static final int REQUESTS = 400;
  private static final int CONTEXT_BYTES = 4096;

  private PlantedLeak() {}

  public static void main(String[] args) {
    for (String percent : args) {
      contexts(Integer.parseInt(percent));
      threads(REQUESTS * Integer.parseInt(percent) / 100);
    }
  }

  private static void contexts(int percent) {
    List<RequestContext> leak = new ArrayList<>(REQUESTS);
    Supplier<ContextStore> kind = () -> new Leaking(leak, percent);
    try (Requests requests = Requests.open(kind, Requests.Ending.cancelled, CONTEXT_BYTES)) {
      int rehearsed = leak.size();
      requests.serve(REQUESTS);
      Leftovers left = requests.leftovers();
      System.out.println(
          "contexts "
              + percent
              + " "
              + share(left.reachable(), REQUESTS)
              + " "
              + share(left.heapBytes(), (double) REQUESTS * CONTEXT_BYTES)
              + " "
              + share(left.retainedBytes(), (double) REQUESTS * CONTEXT_BYTES));
      if (leak.size() - rehearsed != REQUESTS * percent / 100) {
        throw new IllegalStateException("planted " + leak.size() + " less " + rehearsed);
      }
    }
  }

  private static void threads(int planted) {
    Requests.Ending ending = Requests.Ending.cancelled;
    try (ContextStore parked = StoredContext.PARKED_PLATFORM.open();
        Requests requests = Requests.open(StoredContext.MAP::open, ending, CONTEXT_BYTES)) {
      for (int i = 0; i < planted; i++) {
        parked.begin(i, new RequestContext(1));
      }
      requests.serve(REQUESTS);
      System.out.println("threads " + planted + " " + requests.leftovers().threads());
    }
  }

  private static double share(double part, double all) {
    return 100 * part / all;
  }

  /** Requests that end well, but for those that a list goes on to hold. */
  private static final class Leaking implements ContextStore {
    private final ContextStore sound = StoredContext.SCHEDULED_REMOVING.open();
    private final List<RequestContext> leak;
    private final int percent;

    Leaking(List<RequestContext> leak, int percent) {
      this.leak = leak;
      this.percent = percent;
    }

    @Override
    public Begun begin(Integer id, RequestContext context) {
      if (id % 100 < percent) {
        leak.add(context);
      }
      return new Begun(context, sound.begin(id, context).cancel());
    }

    @Override
    public void close() {
      sound.close();
    }
  }
}
