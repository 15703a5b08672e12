package io.daybook.etl.generate.company;

/// A country with its main city, the currency billed there, the warehouse that serves it, and its
/// share of the customers in percent. In the order of the sales regions, so that a sales region is
/// a run of neighbors.
public enum Region {
  DE("DE-BER", "Germany", "Europe North", "Berlin", Currency.EUR, 0, 12),
  NL("NL-AMS", "Netherlands", "Europe North", "Amsterdam", Currency.EUR, 0, 6),
  SE("SE-STO", "Sweden", "Europe North", "Stockholm", Currency.EUR, 0, 4),
  FR("FR-PAR", "France", "Europe South", "Paris", Currency.EUR, 1, 11),
  IT("IT-MIL", "Italy", "Europe South", "Milan", Currency.EUR, 1, 8),
  ES("ES-MAD", "Spain", "Europe South", "Madrid", Currency.EUR, 1, 6),
  GB("GB-LON", "United Kingdom", "UK & Ireland", "London", Currency.GBP, 0, 11),
  IE("IE-DUB", "Ireland", "UK & Ireland", "Dublin", Currency.EUR, 0, 2),
  US("US-NYC", "United States", "North America", "New York", Currency.USD, 2, 17),
  CA("CA-TOR", "Canada", "North America", "Toronto", Currency.USD, 2, 5),
  SG("SG-SIN", "Singapore", "Asia Pacific", "Singapore", Currency.SGD, 3, 10),
  AU("AU-SYD", "Australia", "Asia Pacific", "Sydney", Currency.USD, 3, 8);

  private final String code;
  private final String country;
  private final String salesRegion;
  private final String city;
  private final Currency currency;
  private final int warehouse;
  final int share;

  Region(
      String code,
      String country,
      String salesRegion,
      String city,
      Currency currency,
      int warehouse,
      int share) {
    this.code = code;
    this.country = country;
    this.salesRegion = salesRegion;
    this.city = city;
    this.currency = currency;
    this.warehouse = warehouse;
    this.share = share;
  }

  /// The place among the constants: tables are kept by it.
  @SuppressWarnings("EnumOrdinal")
  public int index() {
    return ordinal();
  }

  public String code() {
    return code;
  }

  public String country() {
    return country;
  }

  public String salesRegion() {
    return salesRegion;
  }

  public String city() {
    return city;
  }

  public Currency currency() {
    return currency;
  }

  public Warehouse warehouse() {
    return Warehouse.ALL.get(warehouse);
  }
}
