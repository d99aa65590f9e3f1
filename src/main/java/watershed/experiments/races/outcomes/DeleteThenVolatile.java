package watershed.experiments.races.outcomes;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.II_Result;

/** Delete, then raise a volatile flag: whoever sees the flag must not find the value. */
@JCStressTest
@Outcome(
    id = {"0, 0", "0, 1", "1, 0"},
    expect = Expect.ACCEPTABLE,
    desc = "gone, or not deleted yet")
@Outcome(id = "1, 1", expect = Expect.FORBIDDEN, desc = "deleted, and read after that")
public class DeleteThenVolatile {
  @Actor
  public void deleter(OneEntry state) {
    state.remove();
    state.raiseOrdered();
  }

  @Actor
  public void reader(OneEntry state, II_Result seen) {
    // In this order: the flag is read first.
    seen.r1 = state.sawOrdered();
    seen.r2 = state.look();
  }
}
