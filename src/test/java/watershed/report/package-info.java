/** Tests of reports from planted records. */
@NullMarked
package watershed.report;

import org.jspecify.annotations.NullMarked;
