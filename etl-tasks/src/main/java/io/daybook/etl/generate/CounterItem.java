package io.daybook.etl.generate;

import io.daybook.etl.generate.draw.Hash;
import io.daybook.etl.generate.draw.Stream;
import java.util.Locale;

/// Something that the gift counter bills: an article or a service.
///
/// @param price pence
record CounterItem(String code, String description, long price) {
  private static final int ARTICLES = 2_800;
  private static final String[] COLORS = {
    "WHITE", "RED", "IVORY", "PINK", "BLUE", "SILVER", "ANTIQUE", "RETRO", "GLASS", "WOODEN"
  };
  private static final String[] MOTIFS = {
    "HEART",
    "STAR",
    "POLKADOT",
    "DAISY",
    "OWL",
    "ROSE",
    "PAISLEY",
    "FAIRY",
    "SPACEBOY",
    "GARDEN",
    "LACE",
    "BIRD"
  };
  private static final String[] THINGS = {
    "LANTERN",
    "MUG",
    "CAKE STAND",
    "LUNCH BOX",
    "DOORMAT",
    "PHOTO FRAME",
    "CUSHION COVER",
    "JAM JAR",
    "TEA TOWEL",
    "CANDLE HOLDER",
    "PARTY BUNTING",
    "ALARM CLOCK",
    "TIN, SET OF 3",
    "NOTEBOOK",
    "MAGNETS"
  };
  private static final CounterItem[] SERVICES = {
    new CounterItem("POST", "POSTAGE", 1800),
    new CounterItem("DOT", "DOTCOM POSTAGE", 4950),
    new CounterItem("M", "Manual", 425),
    new CounterItem("C2", "CARRIAGE", 5000),
    new CounterItem("S", "SAMPLES", 1250),
    new CounterItem("BANK CHARGES", "Bank Charges", 1500),
    new CounterItem("AMAZONFEE", "AMAZON FEE", 2280)
  };

  /// What a line sells: an article, seldom a service.
  static CounterItem sold(Hash hash, long draw) {
    if (Hash.below(Hash.next(draw, 0), 10_000) < 41) {
      return SERVICES[Hash.below(Hash.next(draw, 1), SERVICES.length)];
    }
    return article(hash, draw);
  }

  /// An article, the first ones far more often than the last.
  static CounterItem article(Hash hash, long draw) {
    long u = Hash.next(draw, 7);
    int number = (int) Math.unsignedMultiplyHigh(Math.unsignedMultiplyHigh(u, u), ARTICLES);
    long item = hash.at(Stream.COUNTER_ITEM, number);
    String letter =
        Hash.below(item, 10) < 2 ? Character.toString('A' + Hash.below(item >>> 9, 6)) : "";
    long v = Hash.next(item, 0);
    long cents = 29 + Math.unsignedMultiplyHigh(Math.unsignedMultiplyHigh(v, v), 900);
    return new CounterItem(
        (20_000 + number * 23 % 70_000) + letter, description(item), cents / 10 * 10 + 5);
  }

  /// One description in five ends with a blank.
  private static String description(long item) {
    String text =
        COLORS[Hash.below(Hash.next(item, 1), COLORS.length)]
            + " "
            + MOTIFS[Hash.below(Hash.next(item, 2), MOTIFS.length)]
            + " "
            + THINGS[Hash.below(Hash.next(item, 3), THINGS.length)];
    return Hash.below(Hash.next(item, 4), 5) == 0 ? text + " " : text;
  }

  /// The code as it was typed: one time in eighty a letter is small.
  String typedCode(long draw) {
    return Hash.below(draw, 1000) < 12 ? code.toLowerCase(Locale.ROOT) : code;
  }
}
