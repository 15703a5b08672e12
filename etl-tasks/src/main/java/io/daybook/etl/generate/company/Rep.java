package io.daybook.etl.generate.company;

import io.daybook.etl.generate.draw.Hash;
import io.daybook.etl.generate.draw.Stream;
import java.util.List;
import java.util.Locale;

/// A sales representative's desk, occupied by one person after the other: who leaves is shown as
/// gone for some months, then a successor takes the code.
///
/// @param index from 0; twelve desks for each sales region, the first of them its manager's
public record Rep(Hash hash, int index, Timeline regions, Timeline leaving) {
  /// How many desks there are.
  public static final int COUNT = 60;

  private static final int PER_REGION = COUNT / SalesRegions.COUNT;
  private static final int VACANT_DAYS = 150;
  private static final List<String> FIRST_NAMES =
      List.of(
          "Anna", "Bram", "Chiara", "David", "Elena", "Femke", "Giulia", "Hugo", "Ines", "Jonas",
          "Katja", "Liam", "Marta", "Niels", "Olga", "Pablo", "Renate", "Sven", "Tara", "Wim");
  private static final List<String> LAST_NAMES =
      List.of(
          "Andersen",
          "Bakker",
          "Castro",
          "Dubois",
          "Eriksen",
          "Fischer",
          "Garcia",
          "Hughes",
          "Ivanova",
          "Jansen",
          "Keller",
          "Lindqvist",
          "Moreau",
          "Novak",
          "Owens",
          "Peeters",
          "Rossi",
          "Schmidt",
          "Tan",
          "Walsh");

  static Rep of(Hash hash, int index) {
    int choices = SalesRegions.regions(index / PER_REGION).size();
    return new Rep(
        hash,
        index,
        Timeline.of(hash, Stream.REP_REGION, index, 1, choices),
        Timeline.of(hash, Stream.REP_LEAVES, index, 2, 1));
  }

  /// A representative of a sales region, chosen by a number from 0 to 11.
  static int inRegion(int salesRegion, int choice) {
    return salesRegion * PER_REGION + choice;
  }

  /// The code of the representative at a place from 0.
  public static String code(int index) {
    return "SR%03d".formatted(index + 1);
  }

  /// The manager's code; empty for a manager.
  public String managerCode() {
    int manager = index / PER_REGION * PER_REGION;
    return manager == index ? "" : code(manager);
  }

  public Region region(int day) {
    return SalesRegions.regions(index / PER_REGION).get(regions.at(day));
  }

  public String team() {
    return "Team " + (char) ('A' + index % PER_REGION / 4);
  }

  /// Who sits there on a day: changes when a successor comes.
  public String fullName(int day) {
    long draw = person(day);
    return FIRST_NAMES.get(Hash.below(draw, FIRST_NAMES.size()))
        + " "
        + LAST_NAMES.get(Hash.below(Hash.next(draw, 0), LAST_NAMES.size()));
  }

  public String email(int day) {
    return fullName(day).toLowerCase(Locale.ROOT).replace(' ', '.') + "@larkfield.example";
  }

  public int hired(int day) {
    int came = cameAfter(day);
    return came >= 0 ? came : Calendar.day(2009, 1, 1) + Hash.below(person(day), 2500);
  }

  /// The day on which the person left, or -1.
  public int left(int day) {
    int last = leaving.lastChange(day);
    return last >= 0 && day < last + VACANT_DAYS ? last : -1;
  }

  /// The day on which the present person came as a successor, or -1 for the first one.
  private int cameAfter(int day) {
    int left = left(day);
    int previous = leaving.lastChange(left >= 0 ? left - 1 : day);
    int came = previous + VACANT_DAYS;
    return previous < 0 || (left >= 0 && came > left) ? -1 : came;
  }

  private long person(int day) {
    return hash.at(Stream.REP, index, cameAfter(day));
  }
}
