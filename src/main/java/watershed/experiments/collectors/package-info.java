/** What the collector does about maps: its stops, by the collector's own record. */
@NullMarked
package watershed.experiments.collectors;

import org.jspecify.annotations.NullMarked;
