package io.daybook.etl.generate.replay;

/// The types of journal entries.
public enum EntryType {
  ADJ("Stock above level written off"),
  BAD("Receivable written off"),
  CAPEX("Capital spending"),
  COGS("Cost of goods sold"),
  DEP("Depreciation of the month"),
  FRT("Freight of the day"),
  INT("Interest of the month"),
  INV("Invoice"),
  ITX("Income tax of the month"),
  MKT("Marketing, administration and IT"),
  PAY("Suppliers paid"),
  PLT("Profit transfer"),
  PRD("Production of the day"),
  PRT("Payroll liabilities paid"),
  RCT("Receipt"),
  RENT("Rent of the month"),
  REV("New standard costs"),
  RM("Raw materials used"),
  SCR("Scrap of the day"),
  SET("Profit and tax settled with the parent"),
  TAX("Sales tax of the week before"),
  WAGE("Wages of the month");

  private final String text;

  EntryType(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /// The letters in an entry's number, which has at least three.
  public String letters() {
    return this == RM ? "RMU" : name();
  }
}
