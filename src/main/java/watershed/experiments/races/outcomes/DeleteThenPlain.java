package watershed.experiments.races.outcomes;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Delete, then raise a plain flag, which orders nothing: whoever sees it may still find the value.
 * The memory model allows that; whether this compiler and this CPU ever do it is another question.
 */
@JCStressTest
@Outcome(
    id = {"0, 0", "0, 1", "1, 0"},
    expect = Expect.ACCEPTABLE,
    desc = "gone, or not deleted yet")
@Outcome(
    id = "1, 1",
    expect = Expect.ACCEPTABLE_INTERESTING,
    desc = "deleted, and read by a thread that knows")
public class DeleteThenPlain {
  @Actor
  public void deleter(OneEntry state) {
    state.remove();
    state.raiseRacy();
  }

  @Actor
  public void reader(OneEntry state, II_Result seen) {
    // In this order: the flag is read first.
    seen.r1 = state.sawRacy();
    seen.r2 = state.look();
  }
}
