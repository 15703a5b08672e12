package io.daybook.etl.generate.company;

import java.util.Arrays;
import java.util.List;

/// The five sales regions, each a run of neighbors among the regions.
public final class SalesRegions {
  private static final List<List<Region>> REGIONS =
      Arrays.stream(Region.values())
          .map(Region::salesRegion)
          .distinct()
          .map(SalesRegions::of)
          .toList();

  private static final List<String> NAMES =
      REGIONS.stream().map(regions -> regions.getFirst().salesRegion()).toList();
  private static final int[] INDEX =
      Arrays.stream(Region.values()).mapToInt(r -> NAMES.indexOf(r.salesRegion())).toArray();

  /// How many there are.
  public static final int COUNT = 5;

  private SalesRegions() {}

  /// The names in their order.
  public static List<String> names() {
    return NAMES;
  }

  static List<Region> regions(int salesRegion) {
    return REGIONS.get(salesRegion);
  }

  /// The place of a region's sales region.
  public static int indexOf(Region region) {
    return INDEX[region.index()];
  }

  /// Percent of the customers.
  public static int share(int salesRegion) {
    return REGIONS.get(salesRegion).stream().mapToInt(region -> region.share).sum();
  }

  private static List<Region> of(String name) {
    return Arrays.stream(Region.values()).filter(r -> r.salesRegion().equals(name)).toList();
  }
}
