package io.daybook.etl.generate.company;

import io.daybook.etl.generate.draw.Hash;
import io.daybook.etl.generate.draw.Stream;
import java.util.ArrayList;
import java.util.List;

/// A product of the price list. Prices and costs are whole cents, so that stock values add up
/// without rounding.
///
/// @param index from 0; the code is `P` and 1001 + index
/// @param rank from 0, the best seller
public record Product(
    Hash hash,
    int index,
    int rank,
    Category category,
    Timeline subCategories,
    List<Long> listByYear) {
  private static final List<String> BRANDS = List.of("Aurel", "Brisa", "Cobalt", "Dune");
  private static final List<String> LINES =
      List.of("Classic", "Nova", "Prime", "Studio", "Terra", "Vivid", "Compact", "Silent", "Eco");

  /// A discontinued product comes back as a new model under its code after this many days.
  private static final int GAP_DAYS = 180;

  /// How many products there are.
  public static final int COUNT = 120;

  private static final int FIRST_FISCAL_YEAR = 2016;
  private static final int FISCAL_YEARS = 27;

  static Product of(Hash hash, int index, int rank) {
    Category category = Category.at(index % 6);
    long draw = hash.at(Stream.PRODUCT, index);
    long spread = Hash.between(Hash.next(draw, 0), 55, 165);
    List<Long> listByYear = new ArrayList<>(FISCAL_YEARS);
    listByYear.add(Money.share(category.basePrice * 74, spread, 10_000));
    for (int i = 1; i < FISCAL_YEARS; i++) {
      long year = hash.at(Stream.PRODUCT_PRICE, index, FIRST_FISCAL_YEAR + i);
      int rise = 1025 + Hash.between(year, -15, 15);
      listByYear.add(Money.share(listByYear.get(i - 1), rise, 1000));
    }
    return new Product(
        hash,
        index,
        rank,
        category,
        Timeline.of(hash, Stream.PRODUCT_SUB_CATEGORY, index, 1, 4),
        listByYear);
  }

  public String code() {
    return "P" + (1001 + index);
  }

  public String brand() {
    return BRANDS.get(index / 6 % 4);
  }

  public String subCategory(int day) {
    return category.subCategories().get(subCategories.at(day));
  }

  public String title() {
    long draw = Hash.next(hash.at(Stream.PRODUCT, index), 1);
    String noun = category.subCategories().get(subCategories.at(Calendar.day(2016, 1, 1)));
    return brand()
        + " "
        + LINES.get(Hash.below(draw, LINES.size()))
        + " "
        + noun
        + " "
        + (100 + index * 7);
  }

  /// Parts come in sets.
  public String unit() {
    return category == Category.PARTS ? "SET" : "PCS";
  }

  /// The list price in EUR cents: new on 1 April, and for one product in ten once more on a Monday.
  public long listPrice(int day) {
    int year = Calendar.fiscalYear(day);
    long price = listByYear.get(year - FIRST_FISCAL_YEAR);
    long draw = hash.at(Stream.PRODUCT_MONDAY, index, year);
    if (Hash.below(draw, 10) != 0) {
      return price;
    }
    int monday = Calendar.monday(Calendar.fiscalStart(year)) + 7 * (1 + Hash.below(draw >>> 8, 51));
    int step = Hash.between(Hash.next(draw, 0), -30, 30);
    return day < monday ? price : Money.share(price, 1000 + step, 1000);
  }

  /// The standard cost in EUR cents: new on 1 April only.
  public long standardCost(int day) {
    int years = Calendar.fiscalYear(day) - FIRST_FISCAL_YEAR;
    long draw = hash.at(Stream.PRODUCT_COST, index);
    long cost = Money.share(listByYear.getFirst(), Hash.between(draw, 47, 57), 100);
    for (int i = 1; i <= years; i++) {
      long year = hash.at(Stream.PRODUCT_COST, index, FIRST_FISCAL_YEAR + i);
      cost = Money.share(cost, 1020 + Hash.between(year, -10, 10), 1000);
    }
    return Math.min(cost, listByYear.get(years) * 3 / 4);
  }

  public int launched() {
    return Calendar.day(2008, 1, 7)
        + 7 * Hash.below(Hash.next(hash.at(Stream.PRODUCT, index), 2), 380);
  }

  /// When it is on the list.
  public Listing listing() {
    return new Listing(Timeline.of(hash, Stream.PRODUCT_DISCONTINUED, index, 1, 1));
  }

  /// The days on which a product is off the list.
  public record Listing(Timeline endings) {

    /// The day on which it was taken off the list, or -1 while it is on the list.
    public int discontinued(int day) {
      int last = endings.lastChange(day);
      return last >= 0 && day < last + GAP_DAYS ? last : -1;
    }
  }

  /// Minutes of machine time per unit in 10⁻⁴; a larger company has faster lines.
  public long standardMinutes(Scale scale) {
    long draw = Hash.next(hash.at(Stream.PRODUCT, index), 3);
    long base = 2_500 + 40L * rank + Hash.below(draw, 800);
    return Math.max(1, Money.divide(base * 1000, Math.max(1000, scale.thousandths())));
  }
}
