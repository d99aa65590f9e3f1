/** What it costs to create maps, and to write to one that never was. */
@NullMarked
package watershed.experiments.creation;

import org.jspecify.annotations.NullMarked;
