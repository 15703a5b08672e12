package io.daybook.etl.generate.company;

import io.daybook.etl.generate.draw.Hash;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/// Larkfield Manufacturing for one seed at one scale: the front door of this room.
public final class Company {
  private static final int[] RANKS = rankThresholds();

  private final Hash hash;
  private final Scale scale;
  private final List<Product> products;
  private final Product[] byRank = new Product[Product.COUNT];
  private final List<Rep> reps;
  private final Population population;

  public Company(long seed, Scale scale) {
    this.hash = new Hash(seed);
    this.scale = scale;
    this.products =
        IntStream.range(0, Product.COUNT)
            .mapToObj(index -> Product.of(hash, index, index * 77 % Product.COUNT))
            .toList();
    products.forEach(product -> byRank[product.rank()] = product);
    this.reps = IntStream.range(0, Rep.COUNT).mapToObj(index -> Rep.of(hash, index)).toList();
    this.population = Population.of(hash, scale);
  }

  public Hash hash() {
    return hash;
  }

  public Scale scale() {
    return scale;
  }

  public List<Product> products() {
    return products;
  }

  public List<Rep> reps() {
    return reps;
  }

  public Population population() {
    return population;
  }

  public Customer customer(int index) {
    return Customer.of(hash, population, index);
  }

  public Rates rates() {
    return new Rates(hash);
  }

  public Season season() {
    return new Season(hash);
  }

  /// The promotion that matters on a day; one that covers nothing where there is none.
  public Promotion promotion(int day) {
    return Promotion.at(hash, day);
  }

  /// The product that a draw asks for: ⌊120 × u^1.6⌋ by rank.
  public Product demanded(long draw) {
    int value = (int) (draw >>> 33);
    int low = 0;
    int high = Product.COUNT - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (value >= RANKS[middle]) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return byRank[low];
  }

  /// How often in 2³¹ draws the product of a rank is demanded.
  public static long frequency(int rank) {
    long above = rank + 1 < Product.COUNT ? RANKS[rank + 1] : 1L << 31;
    return above - RANKS[rank];
  }

  /// For each rank the least 31-bit u with u⁸ ≥ (rank/120)⁵, that is 120 × u^1.6 ≥ rank.
  private static int[] rankThresholds() {
    int[] thresholds = new int[Product.COUNT];
    BigInteger whole = BigInteger.valueOf(Product.COUNT).pow(5);
    for (int rank = 1; rank < thresholds.length; rank++) {
      BigInteger goal = BigInteger.valueOf(rank).pow(5).shiftLeft(31 * 8);
      int low = 0;
      int high = Integer.MAX_VALUE;
      while (low < high) {
        int middle = (low + high) >>> 1;
        boolean reaches = BigInteger.valueOf(middle).pow(8).multiply(whole).compareTo(goal) >= 0;
        if (reaches) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      thresholds[rank] = low;
    }
    return thresholds;
  }
}
