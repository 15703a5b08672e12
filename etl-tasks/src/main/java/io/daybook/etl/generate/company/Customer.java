package io.daybook.etl.generate.company;

import io.daybook.etl.generate.draw.Hash;
import io.daybook.etl.generate.draw.Stream;
import java.util.List;

/// A customer: what never changes, and three attributes that do.
///
/// @param index from 0; the code is `C` and six digits, index + 1
/// @param leaves the day from which nothing is ordered
/// @param weightMicros how much is ordered, 10⁻⁶, 0.55 on average
public record Customer(
    int index,
    long draw,
    Region region,
    int since,
    int leaves,
    long weightMicros,
    Timeline segments,
    Timeline reps,
    Timeline terms) {
  private static final List<String> SEGMENTS =
      List.of("Gold", "Silver", "Silver", "Bronze", "Bronze");
  private static final int[] TERMS = {30, 30, 30, 45, 45, 60};
  private static final List<String> NAMES =
      List.of(
          "Alder", "Birch", "Castle", "Dorn", "Elm", "Falken", "Grove", "Harbor", "Iris", "Juniper",
          "Kestrel", "Linden", "Marlow", "Norden", "Oakley", "Pérez", "Quay", "Rowan", "Sölden",
          "Thorn");
  private static final List<String> TRADES =
      List.of("Home", "Trading", "Electro", "Living", "Retail", "Domestic", "Direct", "Markt");
  private static final List<String> FORMS =
      List.of("Ltd", "GmbH", "BV", "SA", "Stores", "Group", "& Sons, Ltd", "Cooperative");
  private static final List<String> INDUSTRIES =
      List.of("Electronics Retail", "Department Store", "Wholesale", "E-Commerce", "Hospitality");

  static Customer of(Hash hash, Population population, int index) {
    long draw = hash.at(Stream.CUSTOMER, index);
    long u = Hash.next(draw, 0);
    long square = Math.unsignedMultiplyHigh(u, u);
    long fifth = Math.unsignedMultiplyHigh(Math.unsignedMultiplyHigh(square, square), u);
    return new Customer(
        index,
        draw,
        regionOf(Hash.below(Hash.next(draw, 1), 100)),
        population.since(index),
        population.leaves(index),
        50_000 + Math.unsignedMultiplyHigh(fifth, 3_000_000),
        Timeline.of(hash, Stream.CUSTOMER_SEGMENT, index, 4, SEGMENTS.size()),
        Timeline.of(hash, Stream.CUSTOMER_REP, index, 3, 12),
        Timeline.of(hash, Stream.CUSTOMER_TERMS, index, 1, TERMS.length));
  }

  private static Region regionOf(int percent) {
    int rest = percent;
    for (Region region : Region.values()) {
      rest -= region.share;
      if (rest < 0) {
        return region;
      }
    }
    throw new IllegalStateException("the regions' shares are less than 100 %");
  }

  public String code() {
    return "C" + digits();
  }

  /// The six digits of the code, which documents carry, too.
  public String digits() {
    return Integer.toString(1_000_001 + index).substring(1);
  }

  public boolean isActive(int day) {
    return day >= since && day < leaves;
  }

  public Currency currency() {
    return region.currency();
  }

  public String type() {
    int percent = Hash.below(Hash.next(draw, 2), 100);
    if (percent < 25) {
      return "Distributor";
    }
    return percent < 70 ? "Retail" : "Online";
  }

  public String channel() {
    return switch (type()) {
      case "Distributor" -> "B2B";
      case "Online" -> "B2C";
      default -> Hash.below(Hash.next(draw, 3), 10) < 7 ? "B2B" : "B2C";
    };
  }

  public String segment(int day) {
    return SEGMENTS.get(segments.at(day));
  }

  public int termsDays(int day) {
    return TERMS[terms.at(day)];
  }

  /// The place of the sales representative on a day.
  public int rep(int day) {
    return Rep.inRegion(SalesRegions.indexOf(region), reps.at(day));
  }

  public String title() {
    return NAMES.get(Hash.below(Hash.next(draw, 4), NAMES.size()))
        + " "
        + TRADES.get(Hash.below(Hash.next(draw, 5), TRADES.size()))
        + " "
        + region.city()
        + " "
        + FORMS.get(Hash.below(Hash.next(draw, 6), FORMS.size()));
  }

  public String industry() {
    return INDUSTRIES.get(Hash.below(Hash.next(draw, 7), INDUSTRIES.size()));
  }

  public String email() {
    return "buyer@c" + digits() + ".example.com";
  }

  /// One customer in ten has given no telephone number.
  public String phone() {
    int number = Hash.below(Hash.next(draw, 8), 10_000_000);
    return number < 1_000_000 ? "" : "+00 555 " + number;
  }

  public long creditLimit() {
    return 100_00L * Hash.between(Hash.next(draw, 9), 50, 5_000);
  }
}
