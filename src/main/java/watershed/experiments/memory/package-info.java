/** What it costs that memory is far away: caches, their edges, and maps that outgrow them. */
@NullMarked
package watershed.experiments.memory;

import org.jspecify.annotations.NullMarked;
