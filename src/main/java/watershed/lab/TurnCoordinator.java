package watershed.lab;

import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import watershed.lab.ForkLines.Event;
import watershed.record.LatencyHistogram;

/**
 * Gives the forks of one block their turns: one works, the others are parked, in an order drawn
 * afresh every round. A round starts when every fork waits for it.
 *
 * <p>A fork that ends before it completed its first turn is left out (it could not set up, and was
 * compared with nothing yet). One that ends later ends the block.
 */
final class TurnCoordinator implements Closeable {
  /** How a block's turns ended. */
  record Outcome(Map<Integer, List<Integer>> positions, @Nullable Failure failure) {}

  /**
   * What stopped the block.
   *
   * @param fork index of the fork at fault
   * @param hung whether it kept its turn past the deadline; otherwise its process ended
   */
  record Failure(int fork, boolean hung) {}

  private final ForkLines lines;
  private final int forks;
  private final Random order;
  private final Duration deadline;
  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();

  /**
   * @param forks how many take part, with indices from 0
   * @param seed of the order of turns
   * @param deadline longest time that a fork may take to start, or keep a turn
   */
  TurnCoordinator(int forks, long seed, Duration deadline) throws IOException {
    this.forks = forks;
    this.order = new Random(seed);
    this.deadline = deadline;
    this.lines = new ForkLines(forks, events::add);
  }

  TurnProfiler.Ticket ticket(int fork, int iterationsPerTurn) {
    return lines.ticket(fork, iterationsPerTurn);
  }

  /** The process of a fork, once it has called; null before. */
  @Nullable Long pid(int fork) {
    return lines.pid(fork);
  }

  /** What a fork timed operation by operation; null where it sent nothing. */
  @Nullable LatencyHistogram latency(int fork) {
    return lines.latency(fork);
  }

  /** The texts that a fork kept, by name; none where it sent nothing. */
  Map<String, String> evidence(int fork) {
    return lines.evidence(fork);
  }

  /** To be called when a fork's process has ended, whether or not it ever called. */
  void ended(int fork) {
    // The end of a line is read after all that was said on it; said from here, it could overtake.
    if (!lines.connected(fork)) {
      events.add(new Event(fork, ForkLines.GONE));
    }
  }

  /**
   * Runs rounds until every fork has left.
   *
   * @param onRound told the number of measured rounds completed
   * @return the place of each fork in the order of every measured round, by fork
   */
  Outcome conduct(IntConsumer onRound) throws InterruptedException {
    Map<Integer, List<Integer>> positions = new TreeMap<>();
    TreeSet<Integer> alive = new TreeSet<>();
    for (int i = 0; i < forks; i++) {
      alive.add(i);
      positions.put(i, new ArrayList<>());
    }
    Map<Integer, Byte> waiting = new TreeMap<>();
    TreeSet<Integer> proven = new TreeSet<>();
    int measured = 0;
    while (true) {
      while (!waiting.keySet().containsAll(alive)) {
        Event event = events.poll(deadline.toMillis(), TimeUnit.MILLISECONDS);
        if (event == null) {
          TreeSet<Integer> missing = new TreeSet<>(alive);
          missing.removeAll(waiting.keySet());
          return new Outcome(positions, new Failure(missing.first(), true));
        }
        if (event.message() == ForkLines.GONE) {
          alive.remove(event.fork());
          if (waiting.remove(event.fork()) != null && proven.contains(event.fork())) {
            return new Outcome(positions, new Failure(event.fork(), false));
          }
        } else {
          waiting.put(event.fork(), event.message());
        }
      }
      if (alive.isEmpty()) {
        return new Outcome(positions, null);
      }
      // Forks of a block run equally many turns: one that left while others still want theirs
      // ended before its time.
      for (int left : proven) {
        if (!alive.contains(left)) {
          return new Outcome(positions, new Failure(left, false));
        }
      }
      boolean isMeasured = waiting.containsValue(TurnProfiler.WANT_MEASURED);
      List<Integer> round = new ArrayList<>(alive);
      Collections.shuffle(round, order);
      for (int place = 0; place < round.size(); place++) {
        int fork = round.get(place);
        Failure failure = turn(fork, proven.contains(fork), alive);
        if (failure != null) {
          return new Outcome(positions, failure);
        }
        if (alive.contains(fork)) {
          proven.add(fork);
          if (isMeasured) {
            positions.computeIfAbsent(fork, f -> new ArrayList<>()).add(place);
          }
        }
      }
      waiting.clear();
      if (isMeasured) {
        onRound.accept(++measured);
      }
    }
  }

  private @Nullable Failure turn(int fork, boolean proven, Set<Integer> alive)
      throws InterruptedException {
    DataOutputStream line = lines.to(fork);
    try {
      if (line == null) {
        throw new IOException("no line to fork " + fork);
      }
      line.writeByte(TurnProfiler.GO);
      line.flush();
    } catch (IOException gone) {
      // Its reader thread reports the same loss as an event, which decides below.
      events.add(new Event(fork, ForkLines.GONE));
    }
    List<Event> early = new ArrayList<>();
    try {
      while (true) {
        Event event = events.poll(deadline.toMillis(), TimeUnit.MILLISECONDS);
        if (event == null) {
          return new Failure(fork, true);
        }
        if (event.fork() != fork) {
          early.add(event);
        } else if (event.message() == TurnProfiler.DONE) {
          return null;
        } else if (event.message() == ForkLines.GONE) {
          alive.remove(fork);
          return proven ? new Failure(fork, false) : null;
        }
      }
    } finally {
      // The next round's requests of forks that had their turn already.
      events.addAll(early);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
