package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.subjects.HashTrieShape.SEED;
import static watershed.subjects.HashTrieShape.branches;
import static watershed.subjects.HashTrieShape.check;
import static watershed.subjects.HashTrieShape.key;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import watershed.subjects.HashTrieNode.Entry;
import watershed.subjects.HashTrieNode.Indirect;

/**
 * Writes that find the tree changed between their look and their lock. A test holds the lock of a
 * branch, lets a write come and wait for it, changes the tree, and lets go.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class HashTrieRaceTest {
  private static final int A = 0x1A000000;
  private static final int B = 0x1B000000;
  private static final int C = 0x1C000000;

  private final HashTrieMap<Long, Integer> map = new HashTrieMap<>(SEED);
  private final ExecutorService others = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    others.shutdownNow();
  }

  @Test
  void aPutThatMeetsADeadBranchStartsAgain() throws Exception {
    Indirect<Long, Integer> branch = branchWithOneEntry();
    branch.lock();
    Future<Integer> put = waitingAt(branch, () -> map.put(key(C, 0), 3));
    map.remove(key(A, 0));
    assertThat(branch.dead).isTrue();
    branch.unlock();

    assertThat(put.get()).isNull();
    assertThat(map.get(key(C, 0))).isEqualTo(3);
    assertThat(branch.isEmpty()).as("nothing was written where nobody looks").isTrue();
    assertThat(map.root().get(0x1)).isInstanceOf(Entry.class);
    assertThat(check(map)).isEqualTo(1);
  }

  @Test
  void aRemovalThatMeetsADeadBranchStartsAgain() throws Exception {
    Indirect<Long, Integer> branch = branchWithOneEntry();
    branch.lock();
    Future<Integer> removal = waitingAt(branch, () -> map.remove(key(A, 0)));
    map.remove(key(A, 0));
    map.put(key(A, 0), 9);
    branch.unlock();

    assertThat(removal.get()).isEqualTo(9);
    assertThat(check(map)).isZero();
  }

  @Test
  void aPutThatFindsItsSlotExpandedStartsAgain() throws Exception {
    map.put(key(A, 0), 1);
    Indirect<Long, Integer> root = map.root();
    root.lock();
    Future<Integer> put = waitingAt(root, () -> map.put(key(C, 0), 3));
    map.put(key(B, 0), 2);
    root.unlock();

    assertThat(put.get()).isNull();
    assertThat(IntStream.of(A, B, C).mapToObj(h -> map.get(key(h, 0)))).containsExactly(1, 2, 3);
    assertThat(branches(map, C)).hasSize(2);
    assertThat(check(map)).isEqualTo(3);
  }

  @Test
  void aRemovalThatFindsItsEntryMovedFollowsIt() throws Exception {
    map.put(key(A, 0), 1);
    Indirect<Long, Integer> root = map.root();
    root.lock();
    Future<Boolean> removal = waitingAt(root, () -> map.remove(key(A, 0), 1));
    map.put(key(B, 0), 2);
    root.unlock();

    assertThat(removal.get()).isTrue();
    assertThat(map.get(key(A, 0))).isNull();
    assertThat(map.get(key(B, 0))).isEqualTo(2);
    assertThat(check(map)).isEqualTo(1);
  }

  @Test
  void whatWasSeenWithoutTheLockIsLookedAtAgainUnderIt() throws Exception {
    map.put(key(A, 0), 1);
    Indirect<Long, Integer> root = map.root();
    root.lock();
    Future<Integer> insertion = waitingAt(root, () -> map.putIfAbsent(key(0xF0000000, 0), 2));
    map.put(key(0xF0000000, 0), 5);
    root.unlock();
    assertThat(insertion.get()).isEqualTo(5);
    assertThat(map.get(key(0xF0000000, 0))).isEqualTo(5);

    root.lock();
    Future<Boolean> replacement = waitingAt(root, () -> map.replace(key(A, 0), 1, 2));
    map.put(key(A, 0), 7);
    root.unlock();
    assertThat(replacement.get()).isFalse();
    assertThat(map.get(key(A, 0))).isEqualTo(7);

    root.lock();
    Future<Integer> removal = waitingAt(root, () -> map.remove(key(A, 0)));
    map.remove(key(A, 0));
    root.unlock();
    assertThat(removal.get()).isNull();
    assertThat(check(map)).isEqualTo(1);
  }

  /** The removal holds the child's lock while it waits for the parent's. */
  @Test
  void pruningStopsWhereAnotherKeyCameMeanwhile() throws Exception {
    map.put(key(0x11100000, 0), 1);
    map.put(key(0x11200000, 0), 2);
    map.remove(key(0x11200000, 0));
    Indirect<Long, Integer> parent = branches(map, 0x11100000).get(1);
    Indirect<Long, Integer> child = branches(map, 0x11100000).get(2);
    parent.lock();
    Future<Integer> removal = waitingAt(parent, () -> map.remove(key(0x11100000, 0)));
    assertThat(child.isEmpty()).isTrue();
    assertThat(child.dead).isFalse();
    Future<Integer> late = waitingAt(child, () -> map.put(key(0x11300000, 0), 3));
    map.put(key(0x12000000, 0), 4);
    parent.unlock();

    assertThat(removal.get()).isEqualTo(1);
    assertThat(late.get()).isNull();
    assertThat(child.dead).isTrue();
    assertThat(child.isEmpty()).isTrue();
    assertThat(parent.dead).isFalse();
    assertThat(map.get(key(0x11300000, 0))).isEqualTo(3);
    assertThat(map.get(key(0x12000000, 0))).isEqualTo(4);
    assertThat(check(map)).isEqualTo(2);
  }

  @Test
  void readsTakeNoLock() throws Exception {
    Indirect<Long, Integer> branch = branchWithOneEntry();
    branch.lock();
    map.root().lock();
    assertThat(others.submit(() -> map.get(key(A, 0))).get()).isEqualTo(1);
    assertThat(others.submit(() -> map.get(key(B, 0))).get()).isNull();
    assertThat(others.submit(map::size).get()).isEqualTo(1);
    assertThat(others.submit(() -> map.putIfAbsent(key(A, 0), 2)).get())
        .as("nor does a putIfAbsent that finds the key")
        .isEqualTo(1);
    assertThat(others.submit(() -> map.remove(key(A, 0), 2)).get())
        .as("nor does a removal that finds another value")
        .isFalse();
  }

  /** The branch below the root's slot 1, with the entry of {@link #A} in it. */
  private Indirect<Long, Integer> branchWithOneEntry() {
    map.put(key(A, 0), 1);
    map.put(key(B, 0), 2);
    map.remove(key(B, 0));
    return branches(map, A).get(1);
  }

  /** Starts a write; returns when it waits for that branch's lock. */
  private <T> Future<T> waitingAt(Indirect<Long, Integer> branch, Callable<T> write)
      throws Exception {
    Future<T> running = others.submit(write);
    while (!branch.mutex.hasQueuedThreads()) {
      if (running.isDone()) {
        throw new AssertionError("did not wait for the lock; its result: " + running.get());
      }
      Thread.onSpinWait();
    }
    return running;
  }
}
