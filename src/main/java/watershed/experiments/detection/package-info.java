/** What checkers of source and byte code find, and of what they warn in vain. */
@NullMarked
package watershed.experiments.detection;

import org.jspecify.annotations.NullMarked;
