package watershed.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bounded by rounds, never by time. */
@Timeout(60)
class CrewTest {
  private static final int SIZE = 7;
  private static final int ROUNDS = 2_000;

  @Test
  void everyMemberDoesItsShareOnceInEachRoundAndNoneInBetween() throws InterruptedException {
    AtomicIntegerArray done = new AtomicIntegerArray(SIZE);
    Crew crew = Crew.gather(Crew::platform, SIZE, done::incrementAndGet);
    for (int round = 1; round <= ROUNDS; round++) {
      crew.work();
      for (int member = 0; member < SIZE; member++) {
        assertThat(done.get(member)).isEqualTo(round);
      }
    }
    crew.disband();
    assertThat(done.get(0)).as("disbanding is no round").isEqualTo(ROUNDS);
  }

  @Test
  void disbandingEndsTheThreads() throws InterruptedException {
    Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    Crew crew =
        Crew.gather(
            body -> {
              Thread thread = Crew.platform(body);
              threads.add(thread);
              return thread;
            },
            SIZE,
            member -> {});
    crew.work();
    assertThat(threads).hasSize(SIZE).allMatch(Thread::isAlive);
    crew.disband();
    assertThat(threads).noneMatch(Thread::isAlive);
  }

  @Test
  void whatAShareThrowsIsTheCallersToo() throws InterruptedException {
    Crew crew =
        Crew.gather(
            Crew::platform,
            SIZE,
            member -> {
              if (member == 3) {
                throw new ArithmeticException("planted");
              }
            });
    for (int round = 0; round < 2; round++) {
      assertThatThrownBy(crew::work)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("planted")
          .hasCauseInstanceOf(ArithmeticException.class);
    }
    crew.disband();
  }
}
