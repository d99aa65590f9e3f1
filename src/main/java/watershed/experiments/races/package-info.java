/** What goes wrong where threads share a map: counted, and never seen of a design that is right. */
@NullMarked
package watershed.experiments.races;

import org.jspecify.annotations.NullMarked;
