/** Tests of the record package, and planted records for the tests of others. */
@NullMarked
package watershed.record;

import org.jspecify.annotations.NullMarked;
