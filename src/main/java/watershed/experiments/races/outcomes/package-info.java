/**
 * The jcstress tests: each two operations that meet on one small state, over and over, and the
 * outcomes that are allowed. The experiments of the package above run them; so does jcstress's own
 * {@code org.openjdk.jcstress.Main}, with {@code -jvmArgs -Dwatershed.lazy=...} or {@code -jvmArgs
 * -Dwatershed.map=...} to choose what is tested.
 */
@NullMarked
package watershed.experiments.races.outcomes;

import org.jspecify.annotations.NullMarked;
