package io.daybook.etl.generate.draw;

/// What a draw is for. New ones go at the end: the order is part of the generator's version.
public enum Stream {
  CUSTOMER,
  CUSTOMER_SINCE,
  CUSTOMER_LEAVES,
  CUSTOMER_SEGMENT,
  CUSTOMER_REP,
  CUSTOMER_TERMS,
  REP,
  REP_REGION,
  REP_LEAVES,
  PRODUCT,
  PRODUCT_PRICE,
  PRODUCT_MONDAY,
  PRODUCT_COST,
  PRODUCT_SUB_CATEGORY,
  PRODUCT_DISCONTINUED,
  PROMOTION,
  RATE,
  ORDERS,
  ORDER,
  COLLECTION,
  RUN,
  TARGET,
  BUDGET,
  COUNTER_DAY,
  COUNTER_INVOICE,
  COUNTER_ITEM,
  COUNTER_CUSTOMER;

  /// The place among the constants.
  @SuppressWarnings("EnumOrdinal")
  public int index() {
    return ordinal();
  }
}
