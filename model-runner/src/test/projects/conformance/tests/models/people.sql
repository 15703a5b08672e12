select * from (values (1, 'a', 'x@y'), (2, 'b', null), (2, 'c', 'q'), (null, 'd', '')) as t(id, letter, mail)
