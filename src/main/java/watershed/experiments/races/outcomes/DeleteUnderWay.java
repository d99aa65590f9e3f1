package watershed.experiments.races.outcomes;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Raise a volatile flag, then delete: a load that begins while the delete is under way may find the
 * value.
 */
@JCStressTest
@Outcome(
    id = {"0, 0", "0, 1", "1, 0"},
    expect = Expect.ACCEPTABLE,
    desc = "gone, or not being deleted yet")
@Outcome(
    id = "1, 1",
    expect = Expect.ACCEPTABLE_INTERESTING,
    desc = "read while it was being deleted")
public class DeleteUnderWay {
  @Actor
  public void deleter(OneEntry state) {
    state.raiseOrdered();
    state.remove();
  }

  @Actor
  public void reader(OneEntry state, II_Result seen) {
    // In this order: the flag is read first.
    seen.r1 = state.sawOrdered();
    seen.r2 = state.look();
  }
}
