package io.daybook.etl.generate.company;

import java.math.BigDecimal;

/// How large the company is, in thousandths: 1000 is the size of the tables in the documentation.
public record Scale(long thousandths) {
  /// The largest: customer codes have six digits.
  public static final BigDecimal LARGEST = BigDecimal.valueOf(500);

  public static final BigDecimal SMALLEST = new BigDecimal("0.001");

  public Scale {
    if (thousandths < 1 || thousandths > 500_000) {
      throw new IllegalArgumentException("scale out of range: " + thousandths + " thousandths");
    }
  }

  /// The ordinary size.
  public static final Scale ONE = new Scale(1000);

  /// A decimal such as `0.02`, from 0.001 to 500 and with at most three decimals.
  public static Scale of(BigDecimal factor) {
    return new Scale(factor.movePointRight(3).longValueExact());
  }

  /// A number of scale 1 at this scale.
  public long of(long value) {
    return Money.share(value, thousandths, 1000);
  }
}
