package io.daybook.models.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Packages that meet nodes of the project that installs them; texts of dbt-core 1.12.6.
final class RootOfPackageTest {
  private static final String PACKAGE = "dbt_packages/inner/";

  @TempDir Path folder;

  @Test
  void aPackageThatReadsAModelOfTheProjectIsToldOf() {
    List<String> warnings = new ArrayList<>();

    TestProjects.of(
        folder,
        Map.of(
            "packages.yml",
            "packages: [{local: inner}]",
            PACKAGE + "dbt_project.yml",
            "name: inner\nversion: '1.0'\n",
            PACKAGE + "models/reads.sql",
            "select * from {{ ref('orders') }}",
            PACKAGE + "models/names.sql",
            "select * from {{ ref('small', 'orders') }}",
            "models/orders.sql",
            "select 1"),
        warning -> warnings.add(warning.name() + ": " + warning.message()));

    assertEquals(
        List.of(
            "PackageNodeDependsOnRootProjectNode: The node 'reads'in package 'inner' depends on the"
                + " root project node 'model.small.orders'.This may lead to unexpected cycles"
                + " downstream. Please set the 'require_ref_searches_node_package_before_root'"
                + " behavior change flag to True to avoid this issue.For more information, see the"
                + " documentation at"
                + " https://docs.getdbt.com/reference/global-configs/behavior-changes#package-ref-search-order"),
        warnings);
  }
}
