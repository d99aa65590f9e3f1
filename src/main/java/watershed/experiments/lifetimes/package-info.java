/**
 * What outlives its use: unbounded registries, large values, contexts of requests that are over.
 */
@NullMarked
package watershed.experiments.lifetimes;

import org.jspecify.annotations.NullMarked;
