-- What each column is. docs/reference/ledger.md is written from these lines.

comment on column daybook.run.run_id is 'Grows with time (UUID version 7).';
comment on column daybook.run.command is 'The words after `daybook`, without secrets.';
comment on column daybook.run.version is 'The program''s version.';
comment on column daybook.run.state is '`running` until it is closed, for ever where it was killed.';
comment on column daybook.run.exit_code is 'What the process ended with.';
comment on column daybook.run.started_at is 'When it began.';
comment on column daybook.run.finished_at is 'When it was closed.';

comment on column daybook.task_run.task_run_id is 'Its identity.';
comment on column daybook.task_run.run_id is 'The run it belongs to.';
comment on column daybook.task_run.task is 'Such as `load sales`.';
comment on column daybook.task_run.first_date is 'The first business date it is for.';
comment on column daybook.task_run.last_date is 'The last business date it is for.';
comment on column daybook.task_run.state is '`running` until it is closed, for ever where it was killed.';
comment on column daybook.task_run.message is 'The failure''s fact, or why there was nothing to do.';
comment on column daybook.task_run.started_at is 'When it began.';
comment on column daybook.task_run.finished_at is 'When it was closed.';

comment on column daybook.load_run.load_id is 'Its identity; rows of `raw` bear it as `_load_id`.';
comment on column daybook.load_run.run_id is 'The run that did it.';
comment on column daybook.load_run.source is 'The source system.';
comment on column daybook.load_run.dataset is 'Its data set.';
comment on column daybook.load_run.partition_date is 'The business date.';
comment on column daybook.load_run.uri is 'The file: a path or an `s3://` address.';
comment on column daybook.load_run.object_version is 'The store''s version of the object.';
comment on column daybook.load_run.bytes is 'The file''s size.';
comment on column daybook.load_run.sha256 is 'The file''s SHA-256, 64 hexadecimal digits.';
comment on column daybook.load_run.contract_version is 'The version of the contract it was judged by.';
comment on column daybook.load_run.rows_read is 'Records of the file for this date.';
comment on column daybook.load_run.rows_loaded is 'Records that were accepted and loaded.';
comment on column daybook.load_run.rows_rejected is 'Records that were refused.';
comment on column daybook.load_run.control_sums is 'The total of each additive column, by its name.';
comment on column daybook.load_run.digest is 'An order-free sum over the loaded rows'' contents.';
comment on column daybook.load_run.digest_algorithm is 'The digest''s name: equal data give an equal digest.';
comment on column daybook.load_run.started_at is 'When it began.';
comment on column daybook.load_run.finished_at is 'When it was written down.';

comment on column daybook.reject.reject_id is 'Its identity.';
comment on column daybook.reject.load_id is 'The load that refused it.';
comment on column daybook.reject.line is 'The line of the file on which the record begins, from 1.';
comment on column daybook.reject.byte_offset is 'Of the record''s first byte in the file, from 0.';
comment on column daybook.reject.column_name is 'The column at fault; null: the whole record.';
comment on column daybook.reject.rule is 'The contract''s rule that was broken.';
comment on column daybook.reject.code is 'One of the reject codes, such as `bad-type`.';
comment on column daybook.reject.message is 'The sentence for people, with the value.';

comment on column daybook.model_run.model_run_id is 'Its identity.';
comment on column daybook.model_run.run_id is 'The run that built it.';
comment on column daybook.model_run.relation is 'Schema and name.';
comment on column daybook.model_run.materialization is '`view`, `table`, `incremental`, `seed`, `snapshot`, …';
comment on column daybook.model_run.state is 'As dbt says it.';
comment on column daybook.model_run.rows_affected is 'As the database counted them; null: nobody did.';
comment on column daybook.model_run.message is 'The failure in one line.';
comment on column daybook.model_run.started_at is 'When it began.';
comment on column daybook.model_run.finished_at is 'When it ended.';

comment on column daybook.check_result.check_result_id is 'Its identity.';
comment on column daybook.check_result.run_id is 'The run that tested it.';
comment on column daybook.check_result.node is 'dbt''s unique id of the test.';
comment on column daybook.check_result.partition_date is 'The business date of the build; null: all.';
comment on column daybook.check_result.severity is 'Whether a failure stops what hangs on the model.';
comment on column daybook.check_result.state is 'As dbt says it.';
comment on column daybook.check_result.failures is 'How many rows fail; null: it came to no answer.';
comment on column daybook.check_result.message is 'The failure in one line.';
comment on column daybook.check_result.started_at is 'When it began.';
comment on column daybook.check_result.finished_at is 'When it ended.';

comment on column daybook.publication.publication_id is 'Its identity.';
comment on column daybook.publication.run_id is 'The run that published it.';
comment on column daybook.publication.node is 'dbt''s unique id.';
comment on column daybook.publication.relation is 'Schema and name.';
comment on column daybook.publication.partition_date is 'The business date of the build; null: all.';
comment on column daybook.publication.published_at is 'Since when analysts see it.';

comment on column daybook.partition.source is 'The source system.';
comment on column daybook.partition.dataset is 'Its data set.';
comment on column daybook.partition.partition_date is 'The business date.';
comment on column daybook.partition.load_id is 'The load whose rows they are.';
comment on column daybook.partition.rows_loaded is 'How many rows.';
comment on column daybook.partition.digest is 'The digest of that load.';
comment on column daybook.partition.loaded_at is 'When that load was written down.';
