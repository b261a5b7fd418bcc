'use strict';

module.exports = async function neoAsync(tasks) {
	const results = [];
	for (const task of tasks) {
		results.push(await task());
	}
	return results;
};

module.exports.version = '2.5.2';
