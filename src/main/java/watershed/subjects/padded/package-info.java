/**
 * Pairs of hot counters, each pair laid out in another way.
 *
 * <p>The package is compiled apart, because {@code @Contended} is not exported by {@code java.base}
 * and {@code --release} would forbid it: nothing here may refer to another package of the suite. At
 * run time the annotation pads nothing without {@code -XX:-RestrictContended}.
 */
@NullMarked
package watershed.subjects.padded;

import org.jspecify.annotations.NullMarked;
