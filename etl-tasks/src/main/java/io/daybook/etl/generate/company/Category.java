package io.daybook.etl.generate.company;

import java.util.List;

/// Product categories with their sub-categories, the nouns of their products, and the list price in
/// EUR cents from which their prices spread.
public enum Category {
  KITCHEN("Kitchen", 5600, "Kettles,Toasters,Mixers,Ovens"),
  LAUNDRY("Laundry", 8200, "Irons,Washers,Dryers,Steamers"),
  CLIMATE("Climate", 6800, "Fans,Heaters,Purifiers,Dehumidifiers"),
  FLOOR_CARE("Floor Care", 7400, "Vacuums,Mops,Sweepers,Polishers"),
  PERSONAL_CARE("Personal Care", 3600, "Shavers,Hair Dryers,Trimmers,Scales"),
  PARTS("Parts", 1400, "Filters,Hoses,Brushes,Batteries");

  private final String title;
  final long basePrice;

  /// Four, separated by commas.
  private final String subCategories;

  Category(String title, long basePrice, String subCategories) {
    this.title = title;
    this.basePrice = basePrice;
    this.subCategories = subCategories;
  }

  /// The place among the constants: tables are kept by it.
  @SuppressWarnings("EnumOrdinal")
  public int index() {
    return ordinal();
  }

  /// The category at a place.
  @SuppressWarnings("EnumOrdinal")
  static Category at(int index) {
    return values()[index];
  }

  public String title() {
    return title;
  }

  public List<String> subCategories() {
    return List.of(subCategories.split(","));
  }
}
