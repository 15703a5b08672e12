/// The same projects through dbt and through us: what each leaves behind is compared.
package io.daybook.cli.conformance;
