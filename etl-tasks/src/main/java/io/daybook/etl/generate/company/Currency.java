package io.daybook.etl.generate.company;

/// What customers pay in.
public enum Currency {
  EUR(Money.RATE_ONE, true),
  GBP(116_000_000, true),
  USD(92_000_000, false),
  SGD(68_000_000, false);

  /// EUR for 1 unit in 10⁻⁸, around which the rate moves.
  final long base;

  /// Whether sales in this currency bear the tax of 20 %.
  private final boolean taxed;

  Currency(long base, boolean taxed) {
    this.base = base;
    this.taxed = taxed;
  }

  /// The place among the constants: tables are kept by it.
  @SuppressWarnings("EnumOrdinal")
  public int index() {
    return ordinal();
  }

  public boolean isTaxed() {
    return taxed;
  }
}
