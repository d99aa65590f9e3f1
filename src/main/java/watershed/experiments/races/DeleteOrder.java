package watershed.experiments.races;

import watershed.experiments.races.outcomes.DeleteThenPlain;
import watershed.experiments.races.outcomes.DeleteThenVolatile;
import watershed.experiments.races.outcomes.DeleteUnderWay;

/** How a load stands to the delete of the value that it asks for. */
public enum DeleteOrder {
  /** The delete happens before it: it must not find the value. */
  ORDERED(DeleteThenVolatile.class),
  /** The loading thread was told of the delete, but by a data race. */
  RACY(DeleteThenPlain.class),
  /**
   * The delete was announced when the load began, and need not have begun: what is found need not
   * be deleted yet. It only shows that loads and deletes meet.
   */
  UNDER_WAY(DeleteUnderWay.class);

  private final Class<?> test;

  DeleteOrder(Class<?> test) {
    this.test = test;
  }

  /** The jcstress test that has them in this order. */
  Class<?> test() {
    return test;
  }
}
