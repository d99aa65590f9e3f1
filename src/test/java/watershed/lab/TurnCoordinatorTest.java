package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Forks made of sockets and threads take turns. */
@Timeout(60)
class TurnCoordinatorTest {
  private static final int WARMUPS = 2;
  private static final int ROUNDS = 12;
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration HASTY = Duration.ofMillis(700);

  private final AtomicInteger working = new AtomicInteger();
  private final AtomicInteger mostWorking = new AtomicInteger();
  private final List<Integer> order = Collections.synchronizedList(new ArrayList<>());

  /** What a fake fork does at each turn; may throw to be lost, or wait to hang. */
  private interface Turn {
    void work(int turn) throws Exception;
  }

  private void fork(TurnCoordinator turns, int index, Turn work) {
    Thread thread =
        new Thread(
            () -> {
              TurnProfiler.Ticket ticket = turns.ticket(index, 2);
              try (Socket socket = call(ticket, ticket.token())) {
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                DataInputStream in = new DataInputStream(socket.getInputStream());
                for (int turn = 0; turn < WARMUPS + ROUNDS; turn++) {
                  out.writeByte(
                      turn < WARMUPS ? TurnProfiler.WANT_WARMUP : TurnProfiler.WANT_MEASURED);
                  if (in.readByte() != TurnProfiler.GO) {
                    throw new IOException("not a turn");
                  }
                  mostWorking.accumulateAndGet(working.incrementAndGet(), Math::max);
                  order.add(index);
                  Thread.sleep(1);
                  try {
                    work.work(turn);
                  } finally {
                    working.decrementAndGet();
                  }
                  out.writeByte(TurnProfiler.DONE);
                }
              } catch (Exception lost) {
                // The coordinator must notice by itself.
              } finally {
                turns.ended(index);
              }
            },
            "fake-fork-" + index);
    thread.setDaemon(true);
    thread.start();
  }

  private static Socket call(TurnProfiler.Ticket ticket, String token) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), ticket.port());
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    out.writeUTF(token);
    out.writeInt(ticket.index());
    out.writeLong(1000 + ticket.index());
    out.flush();
    return socket;
  }

  private TurnCoordinator.Outcome conduct(long seed, Duration deadline, Turn... forks)
      throws Exception {
    order.clear();
    try (TurnCoordinator turns = new TurnCoordinator(forks.length, seed, deadline)) {
      for (int i = 0; i < forks.length; i++) {
        fork(turns, i, forks[i]);
      }
      return turns.conduct(round -> {});
    }
  }

  private static final Turn FINE = turn -> {};

  @Test
  void oneForkWorksAtATimeAndEachOnceARound() throws Exception {
    TurnCoordinator.Outcome outcome = conduct(1, PATIENT, FINE, FINE, FINE);

    assertThat(outcome.failure()).isNull();
    assertThat(mostWorking).hasValue(1);
    assertThat(order).hasSize(3 * (WARMUPS + ROUNDS));
    for (int round = 0; round < order.size(); round += 3) {
      assertThat(order.subList(round, round + 3)).containsExactlyInAnyOrder(0, 1, 2);
    }
  }

  @Test
  void theOrderIsTheSeedsAndIsRecorded() throws Exception {
    TurnCoordinator.Outcome first = conduct(7, PATIENT, FINE, FINE, FINE);
    List<Integer> drawn = List.copyOf(order);
    conduct(7, PATIENT, FINE, FINE, FINE);
    assertThat(order).isEqualTo(drawn);
    conduct(8, PATIENT, FINE, FINE, FINE);
    assertThat(order).isNotEqualTo(drawn);

    for (int fork = 0; fork < 3; fork++) {
      List<Integer> places = first.positions().get(fork);
      assertThat(places).hasSize(ROUNDS);
      for (int round = 0; round < ROUNDS; round++) {
        assertThat(drawn.get(3 * (WARMUPS + round) + places.get(round))).isEqualTo(fork);
      }
      assertThat(places.stream().distinct().count()).as("drawn afresh").isGreaterThan(1);
    }
  }

  @Test
  void roundsAreCounted() throws Exception {
    List<Integer> rounds = new ArrayList<>();
    try (TurnCoordinator turns = new TurnCoordinator(1, 1, PATIENT)) {
      fork(turns, 0, FINE);
      turns.conduct(rounds::add);
    }
    assertThat(rounds).hasSize(ROUNDS).startsWith(1).endsWith(ROUNDS);
  }

  @Test
  void aForkLostInItsFirstTurnIsLeftOut() throws Exception {
    TurnCoordinator.Outcome outcome = conduct(1, PATIENT, FINE, lostAt(0), FINE);

    assertThat(outcome.failure()).isNull();
    assertThat(outcome.positions().get(0)).hasSize(ROUNDS).allMatch(place -> place < 2);
    assertThat(outcome.positions().get(1)).isEmpty();
  }

  @Test
  void aForkLostLaterEndsTheBlockAndIsNamed() throws Exception {
    for (int turn : List.of(1, WARMUPS, WARMUPS + ROUNDS / 2)) {
      TurnCoordinator.Outcome outcome = conduct(1, PATIENT, FINE, FINE, lostAt(turn));
      assertThat(outcome.failure()).isEqualTo(new TurnCoordinator.Failure(2, false));
    }
  }

  @Test
  void aForkThatHangsInItsTurnIsNamed() throws Exception {
    TurnCoordinator.Outcome outcome = conduct(1, HASTY, FINE, turn -> hangAt(turn, 3), FINE);
    assertThat(outcome.failure()).isEqualTo(new TurnCoordinator.Failure(1, true));
  }

  @Test
  void aForkThatNeverCallsIsNamed() throws Exception {
    try (TurnCoordinator turns = new TurnCoordinator(2, 1, HASTY)) {
      fork(turns, 0, FINE);
      TurnCoordinator.Outcome outcome = turns.conduct(round -> {});
      assertThat(outcome.failure()).isEqualTo(new TurnCoordinator.Failure(1, true));
    }
  }

  @Test
  void aForkThatEndsWithoutACallIsLeftOut() throws Exception {
    try (TurnCoordinator turns = new TurnCoordinator(2, 1, PATIENT)) {
      fork(turns, 0, FINE);
      turns.ended(1);
      TurnCoordinator.Outcome outcome = turns.conduct(round -> {});
      assertThat(outcome.failure()).isNull();
      assertThat(outcome.positions().get(0)).hasSize(ROUNDS).containsOnly(0);
    }
  }

  @Test
  void whoeverHasNotTheTokenIsTurnedAway() throws Exception {
    try (TurnCoordinator turns = new TurnCoordinator(1, 1, PATIENT)) {
      TurnProfiler.Ticket ticket = turns.ticket(0, 1);
      // No more than the token: what is sent to a line that was hung up breaks it.
      try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), ticket.port())) {
        new DataOutputStream(stranger.getOutputStream()).writeUTF("wrong");
        assertThat(stranger.getInputStream().read()).as("hung up on").isEqualTo(-1);
      }
      assertThat(turns.pid(0)).isNull();
      // The place is still free for the fork that it belongs to.
      CompletableFuture<TurnCoordinator.Outcome> outcome =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return turns.conduct(round -> {});
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      fork(turns, 0, FINE);
      assertThat(outcome.get(30, TimeUnit.SECONDS).failure()).isNull();
      assertThat(turns.pid(0)).isEqualTo(1000);
    }
  }

  private static Turn lostAt(int lost) {
    return turn -> {
      if (turn == lost) {
        throw new IOException("planted");
      }
    };
  }

  private static void hangAt(int turn, int hangs) throws InterruptedException {
    if (turn == hangs) {
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
