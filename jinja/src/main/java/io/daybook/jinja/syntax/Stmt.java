package io.daybook.jinja.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement.
public sealed interface Stmt extends Node {
  /// Text and printed expressions.
  record Output(List<Expr> parts, int position) implements Stmt {}

  /// `{% for %}`.
  record For(
      Expr target,
      Expr items,
      @Nullable Expr test,
      boolean recursive,
      List<Stmt> body,
      List<Stmt> otherwise,
      int position)
      implements Stmt {}

  /// `{% if %}` with its `elif` branches, which have none of their own.
  record If(Expr test, List<Stmt> body, List<If> elifs, List<Stmt> otherwise, int position)
      implements Stmt {}

  /// `{% macro %}`, or a block tag of an extension that defines one.
  record MacroDef(
      String name, Signature signature, List<Stmt> body, @Nullable BlockInfo block, int position)
      implements Stmt {}

  /// What an extension's block tag said.
  ///
  /// @param tag the tag, e.g. `materialization`
  /// @param name the name as written
  /// @param options the `key=value` options behind the name
  /// @param bodyStart the offset of the body's text in the normalized source
  /// @param bodyEnd the offset behind the body's text
  record BlockInfo(
      String tag, String name, List<Expr.Keyword> options, int bodyStart, int bodyEnd) {}

  /// `{% call %}`.
  record CallBlock(Expr.Call call, Signature signature, List<Stmt> body, int position)
      implements Stmt {}

  /// `{% filter %}`.
  record FilterBlock(Expr.Filter filter, List<Stmt> body, int position) implements Stmt {}

  /// `{% with %}`.
  record With(List<Expr> targets, List<Expr> values, List<Stmt> body, int position)
      implements Stmt {}

  /// `{% set a = b %}`.
  record Set(Expr target, Expr value, int position) implements Stmt {}

  /// `{% set a %}...{% endset %}`.
  record SetBlock(Expr target, Expr.@Nullable Filter filter, List<Stmt> body, int position)
      implements Stmt {}

  /// `{% block %}`.
  record Block(String name, boolean scoped, boolean required, List<Stmt> body, int position)
      implements Stmt {}

  /// `{% extends %}`.
  record Extends(Expr template, int position) implements Stmt {}

  /// `{% include %}`.
  record Include(Expr template, boolean ignoreMissing, boolean withContext, int position)
      implements Stmt {}

  /// `{% import %}`.
  record Import(Expr template, String target, boolean withContext, int position) implements Stmt {}

  /// `{% from ... import %}`.
  record FromImport(Expr template, List<Imported> names, boolean withContext, int position)
      implements Stmt {}

  /// A name of another template and what it is called here.
  record Imported(String name, String alias) {}

  /// `{% autoescape %}`.
  record Autoescape(Expr value, List<Stmt> body, int position) implements Stmt {}

  /// `{% do %}`.
  record Do(Expr value, int position) implements Stmt {}

  /// `{% break %}`.
  record Break(int position) implements Stmt {}

  /// `{% continue %}`.
  record Continue(int position) implements Stmt {}
}
