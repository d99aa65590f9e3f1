/** Tests of reports from planted records. */
@NullMarked
package watershed.report.html;

import org.jspecify.annotations.NullMarked;
