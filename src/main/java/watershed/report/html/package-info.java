/** The report as a page of its own: sections are pure functions of records, one template draws. */
@NullMarked
package watershed.report.html;

import org.jspecify.annotations.NullMarked;
